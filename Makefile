# The same as the scripts, for those whose fingers type make.
.PHONY: demo test build bench samples catalogue library deb format clean

demo:
	Scripts/demo

test:
	Scripts/test

build:
	Scripts/build

bench:
	Scripts/bench

samples:
	Scripts/samples

catalogue:
	Scripts/catalogue

library:
	Scripts/library

deb:
	Scripts/deb

format:
	swift format --in-place --recursive --parallel --configuration .swift-format Package.swift Sources Tests Benchmarks

clean:
	rm -rf .build .build-test .build-deb Benchmarks/.build out
