package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// scriptCommands are what scripts have besides the program itself and what
// testscript brings: what a user does with other tools.
var scriptCommands = map[string]func(*testscript.TestScript, bool, []string){
	"field": scriptField, "mode": scriptMode, "damage": scriptDamage,
	"load": scriptLoad, "eventually": scriptEventually, "exits": scriptExits, "forge": scriptForge,
	"exchange": scriptExchange, "copyhome": scriptCopyHome,
}

// scriptPatience is how long a script waits for a program that runs beside it. It
// only ends what hangs: busy machines take their time.
const scriptPatience = 3 * time.Minute

// scriptField sets a variable to a value in a JSON file, or in what the last
// command printed: field VARIABLE FILE|stdout NAME|INDEX...
func scriptField(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: field VARIABLE FILE|stdout NAME|INDEX...")
	}
	var value any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[1])), &value))
	for _, name := range args[2:] {
		switch v := value.(type) {
		case map[string]any:
			value = v[name]
		case []any:
			i, err := strconv.Atoi(name)
			if err != nil || i >= len(v) {
				ts.Fatalf("%s: no element %s of %d", args[1], name, len(v))
			}
			value = v[i]
		}
	}
	if value == nil {
		ts.Fatalf("%s has no %s", args[1], strings.Join(args[2:], "."))
	}
	ts.Setenv(args[0], fmt.Sprint(value))
}

// scriptMode checks a file's permissions: mode FILE OCTAL
func scriptMode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: mode FILE OCTAL")
	}
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	want, err := strconv.ParseUint(args[1], 8, 32)
	ts.Check(err)
	if got := info.Mode().Perm(); got != fs.FileMode(want) {
		ts.Fatalf("%s has mode %#o, want %#o", args[0], got, want)
	}
}

// scriptDamage cuts a file's last byte off, or flips a bit of it: damage FILE
// cut|flip
func scriptDamage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: damage FILE cut|flip")
	}
	path := ts.MkAbs(args[0])
	content, err := os.ReadFile(path)
	ts.Check(err)
	switch last := len(content) - 1; args[1] {
	case "cut":
		content = content[:last]
	case "flip":
		content[last] ^= 1
	default:
		ts.Fatalf("damage: %s?", args[1])
	}
	ts.Check(os.WriteFile(path, content, 0o600))
}

// scriptLoad waits for a file of lines NAME=VALUE and sets the variables: load
// FILE
func scriptLoad(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: load FILE")
	}
	path := ts.MkAbs(args[0])
	for deadline := time.Now().Add(scriptPatience); ; time.Sleep(100 * time.Millisecond) {
		content, err := os.ReadFile(path)
		if err == nil {
			for _, line := range strings.Split(strings.TrimSpace(string(content)), "\n") {
				name, value, _ := strings.Cut(line, "=")
				ts.Setenv(name, value)
			}
			return
		}
		if time.Now().After(deadline) {
			ts.Fatalf("waited %v: %v", scriptPatience, err)
		}
	}
}

// scriptEventually repeats a program until it succeeds: eventually PROGRAM ARGS...
func scriptEventually(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: eventually PROGRAM ARGS...")
	}
	for deadline := time.Now().Add(scriptPatience); ; time.Sleep(500 * time.Millisecond) {
		err := ts.Exec(args[0], args[1:]...)
		if err == nil {
			return
		}
		if time.Now().After(deadline) {
			ts.Fatalf("waited %v: %v", scriptPatience, err)
		}
	}
}

// scriptExits checks a program's exit code: exits CODE PROGRAM ARGS...
func scriptExits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARGS...")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if fmt.Sprint(code) != args[0] {
		ts.Fatalf("%s exits with %d, want %s", args[1], code, args[0])
	}
}

// scriptForge changes one character of the first entry in a file of receipts:
// forge FILE
func scriptForge(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: forge FILE")
	}
	const start = `"leaf": "`
	content := ts.ReadFile(args[0])
	i := strings.Index(content, start)
	if i < 0 {
		ts.Fatalf("%s has no entry", args[0])
	}
	forged := []byte(content)
	at := i + len(start) + 40
	forged[at] = map[bool]byte{true: '1', false: '0'}[forged[at] == '0']
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), forged, 0o600))
}

// scriptExchange makes a JSON object with one member of another: exchange FILE
// OTHER NAME NEW
func scriptExchange(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: exchange FILE OTHER NAME NEW")
	}
	var object, other map[string]any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &object))
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[1])), &other))
	object[args[2]] = other[args[2]]
	content, err := json.Marshal(object)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[3]), content, 0o600))
}

// scriptCopyHome copies a home, as a thief does: copyhome HOME NEW
func scriptCopyHome(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: copyhome HOME NEW")
	}
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), os.DirFS(ts.MkAbs(args[0]))))
	ts.Check(filepath.WalkDir(ts.MkAbs(args[1]), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return os.Chmod(path, 0o600)
	}))
}
