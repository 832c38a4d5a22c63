# Medveil needs Go 1.26, Node.js 20 and make; everything else is installed,
# pinned, by the targets below.
#
#   make test                 all tests: contracts, Go, the demo
#   make demo                 the main job on one machine, in about a minute
#   make demo INPUT=FILE REPORT=FILE ARGS='--seats 5 --threshold 3'
#   make testnet              a real network: geth validators, kubo nodes, contracts
#   make test-network         the demo and the faults of a network on real nodes
#   make generate             regenerate everything that is generated
#   make lint                 formatting, vet, staticcheck
#   make bench                the figures of the README

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

GO_TEST_FLAGS ?=

.PHONY: help test test-contracts test-go test-network demo testnet generate lint bench

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

# Runs until Ctrl-C. ARGS go to "testnet up": ARGS='--validators 7 --period 2'
testnet:
	go build -o bin/ ./hardhat-free-testnet/cmd/testnet ./scripts/deploy
	bin/testnet up $(ARGS) -- sh -c 'bin/deploy contracts --testnet "$$MEDVEIL_NETWORK"'

# Minutes, and more while geth and kubo are built for the first time. It ends by
# itself, and so do its nodes.
test-network:
	go run ./hardhat-free-testnet/cmd/testnet build
	MEDVEIL_TEST_NETWORK=1 go test $(GO_TEST_FLAGS) -count=1 -timeout 15m ./hardhat-free-testnet/...
	MEDVEIL_TEST_NETWORK=1 go test $(GO_TEST_FLAGS) -count=1 -timeout 20m -v -run 'TestDemoOnTestnet|TestFaults|TestStory/consortium' ./worker/cmd/medveil

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
	go test -run '^$$' -bench . -benchmem . ./zk/... ./pre/... ./worker/...
