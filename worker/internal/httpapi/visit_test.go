package httpapi_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/httpapi"
)

// logged returns what a request leaves in the log.
func logged(t *testing.T, w httpapi.Worker, r *http.Request) (string, *httptest.ResponseRecorder) {
	t.Helper()
	var log bytes.Buffer
	s := must[*httpapi.Server](t)(httpapi.New(w, httpapi.Options{Log: slog.New(slog.NewJSONHandler(&log, nil))}))
	out := httptest.NewRecorder()
	s.ServeHTTP(out, r)
	return log.String(), out
}

func TestRequestID(t *testing.T) {
	made := regexp.MustCompile(`^[0-9a-f]{16}$`)
	for name, tt := range map[string]struct {
		sent string
		kept bool
	}{
		"none": {"", false}, "plain": {"Trace-42_a.b", true}, "short": {"abc", false}, "long": {strings.Repeat("a", 65), false},
		"another line": {"abcdefgh\n{}", false}, "quotes": {`abcdefgh"}`, false}, "not ASCII": {"abcdefgé", false},
	} {
		t.Run(name, func(t *testing.T) {
			r := httptest.NewRequest("GET", "/v1/info", nil)
			r.Header[httpapi.HeaderRequestID] = []string{tt.sent}
			log, out := logged(t, new(scripted), r)
			id := out.Header().Get(httpapi.HeaderRequestID)
			if tt.kept != (id == tt.sent) || !tt.kept && !made.MatchString(id) {
				t.Errorf("sent %q, answered %q", tt.sent, id)
			}
			var line map[string]any
			if err := json.Unmarshal([]byte(log), &line); err != nil || line["request"] != id {
				t.Errorf("the log does not name it: %s (%v)", log, err)
			}
		})
	}
}

// Nothing that a client sends, and nothing that says who it is, is in the log.
func TestLogIsSilent(t *testing.T) {
	r := httptest.NewRequest("POST", "/v1/reencrypt", strings.NewReader(`{"capsule":"c2VjcmV0Y2Fwc3VsZQ==","nonce":"secretbody"}`))
	r.RemoteAddr = "192.0.2.77:9999"
	r.Header.Set("Authorization", "secretheader")
	r.Header.Set(api.HeaderUpload, "secretpermit")
	r.Header.Set("User-Agent", "secretagent")
	log, _ := logged(t, new(scripted), r)
	hidden := httptest.NewRequest("GET", "/v1/consistency?old=secretquery&new=1", nil)
	second, _ := logged(t, new(scripted), hidden)
	path := httptest.NewRequest("GET", "/v1/objects/secretpath", nil)
	third, _ := logged(t, new(scripted), path)
	all := log + second + third
	if strings.Contains(all, "secret") || strings.Contains(all, "c2VjcmV0") || strings.Contains(all, "192.0.2") {
		t.Errorf("the log tells: %s", all)
	}
	if strings.Count(all, `"code":"bad_request"`) != 3 {
		t.Errorf("the log does not say why: %s", all)
	}
}

// The cause of a failure is in the log and not in the answer.
func TestCauseStaysInTheLog(t *testing.T) {
	w := &scripted{err: api.Hide(api.StoreUnavailable, "the object cannot be read now", errors.New("disk sda7 failed"))}
	log, out := logged(t, w, httptest.NewRequest("GET", "/v1/checkpoint", nil))
	if !strings.Contains(log, "sda7") || strings.Contains(out.Body.String(), "sda7") {
		t.Errorf("log %s, answer %s", log, out.Body)
	}
	w.err = errors.New("disk sda7 failed")
	log, out = logged(t, w, httptest.NewRequest("GET", "/v1/checkpoint", nil))
	if !strings.Contains(log, "internal") || strings.Contains(out.Body.String(), "sda7") {
		t.Errorf("log %s, answer %s", log, out.Body)
	}
}

// A panic costs the request, not the process, also where many requests share what
// is computed.
func TestPanicsAreSurvived(t *testing.T) {
	w := &scripted{wait: func(context.Context) { panic("secret state") }}
	broken := httpapi.Check{Name: "chain", Run: func(context.Context) error { panic("secret state") }}
	var log bytes.Buffer
	s := must[*httpapi.Server](t)(httpapi.New(w, httpapi.Options{Log: slog.New(slog.NewJSONHandler(&log, nil)), Checks: []httpapi.Check{broken}}))
	for path, want := range map[string]int{"/v1/info": http.StatusInternalServerError, "/readyz": http.StatusServiceUnavailable} {
		out := httptest.NewRecorder()
		s.ServeHTTP(out, httptest.NewRequest("GET", path, nil))
		if out.Code != want || strings.Contains(out.Body.String(), "secret") {
			t.Errorf("%s: %d %s", path, out.Code, out.Body)
		}
	}
	if strings.Count(log.String(), "secret state") < 2 {
		t.Errorf("the log does not say why: %s", log.String())
	}
}

func TestMetrics(t *testing.T) {
	registry := prometheus.NewRegistry()
	s := must[*httpapi.Server](t)(httpapi.New(new(scripted), httpapi.Options{Metrics: registry}))
	for range 3 {
		answered(s, httptest.NewRequest("GET", "/v1/info", nil))
	}
	answered(s, httptest.NewRequest("GET", "/v1/objects/short", nil))
	answered(s, httptest.NewRequest("GET", "/wp-admin", nil)) // makes no series of its own
	want := map[string]float64{
		"GET /v1/info 200 ": 3, "GET /v1/objects/{hash} 400 bad_request": 1, " / 404 not_found": 1,
	}
	got := make(map[string]float64)
	families, err := registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range families {
		if f.GetName() != "medveil_http_requests_total" {
			continue
		}
		for _, m := range f.GetMetric() {
			labels := make(map[string]string)
			for _, l := range m.GetLabel() {
				labels[l.GetName()] = l.GetValue()
			}
			got[fmt.Sprintf("%s %s %s", labels["route"], labels["status"], labels["code"])] = m.GetCounter().GetValue()
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
