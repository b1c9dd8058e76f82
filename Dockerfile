# One image for every process of GridWarden; see docker-compose.yml.
FROM node:22-bookworm-slim AS pages
WORKDIR /build/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY frontend ./
RUN npm run build

FROM python:3.11-slim-bookworm
# Circulars are set in Chinese fonts.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-cjk && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock
COPY backend backend
COPY gis gis
COPY fixtures fixtures
COPY pyproject.toml LICENSE ./
COPY --from=pages /build/frontend/dist frontend/dist
RUN useradd --system --uid 10001 --create-home gridwarden && install -d -o gridwarden -m 0700 /data
USER gridwarden
ENV PYTHONPATH=/app GRID_DATA=/data GRID_HOST=0.0.0.0 PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 8000
ENTRYPOINT ["python", "-m", "backend"]
CMD ["up", "--behind-proxy"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=5m --retries=6 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
