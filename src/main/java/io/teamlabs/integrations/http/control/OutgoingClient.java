package io.teamlabs.integrations.http.control;

import java.net.InetAddress;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Builds the Apache client with everything off that acts on its own: redirects, cookies, retries, caches, proxies. */
final class OutgoingClient {

    /** So many hosts may hang with all the connections that they may have, and others still get theirs. */
    private static final int HOSTS = 16;

    /** Shorter than any server keeps a connection: one that is being closed would lose a request that may not repeat. */
    private static final TimeValue KEPT_ALIVE = TimeValue.ofSeconds(10);

    /** Bytes; each connection has two of these for as long as it lives, and thousands may live at once. */
    private static final int BUFFER = 4 * 1024;

    /** Tokens and secrets pass through these; held here, as a logger without a holder forgets its level. */
    private static final Logger WIRE = Logger.getLogger("org.apache.hc.client5.http.wire");

    private static final Logger HEADERS = Logger.getLogger("org.apache.hc.client5.http.headers");

    private OutgoingClient() {}

    static CloseableHttpAsyncClient build(HttpSettings settings) {
        WIRE.setLevel(Level.OFF);
        HEADERS.setLevel(Level.OFF);
        return HttpAsyncClients.custom()
                .setConnectionManager(connections(settings))
                .setDefaultRequestConfig(requests(settings))
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(16 * 1024)
                        .setMaxHeaderCount(200)
                        .setBufferSize(BUFFER)
                        .build())
                .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(2).build())
                .setThreadFactory(new DefaultThreadFactory("outgoing-http", true))
                .setUserAgent("TeamLabs-Integrations")
                .addExecInterceptorBefore(
                        ChainElement.MAIN_TRANSPORT.name(), "leaving", (request, body, scope, chain, next) -> {
                            Departure.leaves(scope.clientContext, scope.execRuntime);
                            chain.proceed(request, body, scope, next);
                        })
                .setKeepAliveStrategy((answer, context) -> KEPT_ALIVE)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableConnectionState()
                .build();
    }

    private static PoolingAsyncClientConnectionManager connections(HttpSettings settings) {
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedResolver(settings, InetAddress::getAllByName))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .build())
                // One request on a connection at a time: what a deadline cuts is that request and no other's.
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(Timeout.of(settings.connectTimeout()))
                        .build())
                .setMaxConnTotal(HOSTS * settings.connectionsPerHost())
                .setMaxConnPerRoute(settings.connectionsPerHost())
                .build();
    }

    static RequestConfig requests(HttpSettings settings) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(settings.deadline()))
                .setResponseTimeout(Timeout.of(settings.deadline()))
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
    }
}
