# Medveil needs Go 1.26, Node.js 20 and make; everything else is installed,
# pinned, by the targets below.
#
#   make test                 all tests: contracts, Go, the demo
#   make demo                 the main job on one machine, in about a minute
#   make demo INPUT=FILE REPORT=FILE ARGS='--seats 5 --threshold 3'
#   make generate             regenerate everything that is generated
#   make lint                 formatting, vet, staticcheck
#   make bench                the figures of the README

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

GO_TEST_FLAGS ?=

.PHONY: help test test-contracts test-go demo generate lint bench

help:
	@sed -n 's/^#   //p' Makefile

contracts/node_modules/.installed: contracts/package.json contracts/package-lock.json
	cd contracts && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

test: test-contracts test-go

test-contracts: contracts/node_modules/.installed
	cd contracts && npm test

test-go:
	go test $(GO_TEST_FLAGS) ./...

demo:
	go run ./worker/cmd/medveil demo $(if $(INPUT),--input '$(INPUT)') $(if $(REPORT),--report '$(REPORT)') $(ARGS)

generate: contracts/node_modules/.installed
	go run ./scripts/setup -out contracts/src/generated
	cd contracts && npm run build
	go generate ./bindings

lint: contracts/node_modules/.installed
	@files=$$(gofmt -l $$(git ls-files '*.go')); if [ -n "$$files" ]; then echo "gofmt would change:"; echo "$$files"; exit 1; fi
	go mod tidy -diff
	go vet ./...
	go tool staticcheck ./...
	cd contracts && npm run fmt

bench:
	go test -run '^$$' -bench . -benchmem ./zk/... ./pre/... ./worker/...
