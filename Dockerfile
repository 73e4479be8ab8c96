# Waarborg for production; docs/installing.md tells how to run it, compose.yaml runs it with PostgreSQL.

# What it needs to run, exactly as locked.
FROM python:3.13-slim AS parts
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /source
COPY requirements/run.txt requirements/
RUN python -m venv /opt/waarborg \
 && /opt/waarborg/bin/pip install --quiet --require-hashes --only-binary :all: --requirement requirements/run.txt

# Waarborg itself: the pages' style sheets and scripts are built here, and the tools for it stay behind.
FROM parts AS build
COPY requirements/build.txt requirements/
RUN python -m venv /opt/build \
 && /opt/build/bin/pip install --quiet --require-hashes --only-binary :all: --requirement requirements/build.txt
COPY . .
RUN /opt/build/bin/hatchling build --target wheel --directory /wheel \
 && /opt/waarborg/bin/pip install --quiet --no-deps --no-index /wheel/*.whl \
 && WAARBORG_DATA=/tmp/data WAARBORG_STATIC=/opt/waarborg/static \
    /opt/waarborg/bin/waarborg manage collectstatic --noinput --verbosity 0

FROM python:3.13-slim
ENV PATH=/opt/waarborg/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    WAARBORG_DATA=/data \
    WAARBORG_STATIC=/opt/waarborg/static
COPY --from=build /opt/waarborg /opt/waarborg
RUN useradd --system --uid 10001 --home-dir /data --no-create-home waarborg \
 && install --directory --owner waarborg --group waarborg --mode 0700 /data
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["waarborg", "serve", "--bind", "0.0.0.0:8000"]
