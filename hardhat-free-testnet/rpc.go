package testnet

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// rpcTimeout bounds one call to a node, which is on this machine.
const rpcTimeout = 5 * time.Second

// maxAnswer bounds what a node's answer may hold.
const maxAnswer = 16 << 20

type rpcRequest struct {
	Version string `json:"jsonrpc"`
	ID      int    `json:"id"`
	Method  string `json:"method"`
	Params  []any  `json:"params"`
}

type rpcAnswer struct {
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
	} `json:"error"`
}

// newRequest spells a call; no parameters are an empty list, not null.
func newRequest(method string, params []any) ([]byte, error) {
	if params == nil {
		params = []any{}
	}
	return json.Marshal(rpcRequest{Version: "2.0", ID: 1, Method: method, Params: params})
}

// into stores the result in the value that result points to, if not nil.
func (a rpcAnswer) into(method string, result any) error {
	if a.Error != nil {
		return fmt.Errorf("%s: %s (code %d)", method, a.Error.Message, a.Error.Code)
	}
	if result == nil {
		return nil
	}
	if err := json.Unmarshal(a.Result, result); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	return nil
}

// callHTTP makes one JSON-RPC call to a validator's public endpoint.
func callHTTP(ctx context.Context, endpoint string, result any, method string, params ...any) error {
	body, err := newRequest(method, params)
	if err != nil {
		return err
	}
	out, err := post(ctx, endpoint, "application/json", bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	var answer rpcAnswer
	if err := json.Unmarshal(out, &answer); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	return answer.into(method, result)
}

// callIPC makes one JSON-RPC call over a validator's Unix socket, which alone
// serves what changes a node: admin, clique, miner, debug.
func callIPC(ctx context.Context, socket string, result any, method string, params ...any) error {
	ctx, cancel := context.WithTimeout(ctx, rpcTimeout)
	defer cancel()
	conn, err := dialUnix(ctx, socket)
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	body, err := newRequest(method, params)
	if err != nil {
		return err
	}
	if _, err := conn.Write(body); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	var answer rpcAnswer
	if err := json.NewDecoder(io.LimitReader(conn, maxAnswer)).Decode(&answer); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	return answer.into(method, result)
}

// dialUnix connects to a socket however long its path is: the system allows
// about 100 bytes, so a longer one is reached through the open folder.
func dialUnix(ctx context.Context, socket string) (net.Conn, error) {
	var dialer net.Dialer
	if len(socket) < 100 {
		return dialer.DialContext(ctx, "unix", socket)
	}
	folder, err := os.Open(filepath.Dir(socket))
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	short := fmt.Sprintf("/proc/self/fd/%d/%s", folder.Fd(), filepath.Base(socket))
	return dialer.DialContext(ctx, "unix", short)
}

// post sends a body and returns the answer's, which must come with status 200.
func post(ctx context.Context, url, contentType string, body io.Reader) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, rpcTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, body)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", contentType)
	answer, err := nodeClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	out, err := io.ReadAll(io.LimitReader(answer.Body, maxAnswer))
	if err != nil {
		return nil, err
	}
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", answer.Status, tail(out, 1))
	}
	return out, nil
}

// nodeClient talks to nodes on this machine only: it takes no proxy, and keeps
// no connection, for nodes come and go.
var nodeClient = &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}

// quantity reads a number of the Ethereum JSON-RPC, 0x and hex digits.
func quantity(text string) (uint64, error) {
	digits, ok := strings.CutPrefix(text, "0x")
	if !ok {
		return 0, fmt.Errorf("%q is no hexadecimal quantity", text)
	}
	return strconv.ParseUint(digits, 16, 64)
}
