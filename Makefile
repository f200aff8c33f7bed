# `make demo` and `make test` set themselves up: Python 3.11+ is all that they need.
.PHONY: demo test bench docs clean

demo:
	@.ci/setup demo
	@mkdir -p build
	@.venv/bin/regesta read samples/the-library-at-varen.txt --report build/the-library-at-varen.html

test:
	@.ci/check

bench:
	@.ci/setup test
	@.venv/bin/python -m benchmarks

docs:
	@.ci/setup test
	@.venv/bin/python -m tests.docs.refresh

clean:
	rm -rf .venv build dist
