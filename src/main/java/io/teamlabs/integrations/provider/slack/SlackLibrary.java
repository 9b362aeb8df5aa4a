package io.teamlabs.integrations.provider.slack;

import com.slack.api.SlackConfig;
import com.slack.api.audit.AuditConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.MethodsConfig;
import com.slack.api.methods.impl.MethodsClientImpl;
import com.slack.api.rate_limits.metrics.MetricsDatastore;
import com.slack.api.scim.SCIMConfig;
import com.slack.api.scim2.SCIM2Config;
import com.slack.api.util.http.SlackHttpClient;
import io.teamlabs.integrations.gateway.control.ConnectedAccount;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/**
 * Slack's library without what it does by itself: statistics, limits, retries and a log of answers. Merely being loaded it
 * starts a dozen threads that count calls, three times over and whatever its settings say; they are ended at once.
 */
final class SlackLibrary {

    /** The library wants one; the gateway drops it and puts the real one on. */
    static final String NO_TOKEN = "held-by-the-gateway";

    private final SlackConfig config = quiet();

    /** It opens no connection and starts no thread; made once, as making it reads the trusted certificates. */
    private final OkHttpClient unconnected = new OkHttpClient();

    private static SlackConfig quiet() {
        SlackConfig config = new SlackConfig();
        config.setStatsEnabled(false);
        config.setTokenExistenceVerificationEnabled(false);
        config.setHttpClientResponseHandlers(List.of());
        Stream.of(config, SlackConfig.DEFAULT)
                .flatMap(one -> Stream.of(
                        one.getMethodsConfig().getMetricsDatastore(),
                        one.getAuditConfig().getMetricsDatastore(),
                        one.getSCIMConfig().getMetricsDatastore(),
                        one.getSCIM2Config().getMetricsDatastore()))
                .forEach(SlackLibrary::end);
        Stream.of(
                        MethodsConfig.DEFAULT_SINGLETON.getMetricsDatastore(),
                        AuditConfig.DEFAULT_SINGLETON.getMetricsDatastore(),
                        SCIMConfig.DEFAULT_SINGLETON.getMetricsDatastore(),
                        SCIM2Config.DEFAULT_SINGLETON.getMetricsDatastore())
                .forEach(SlackLibrary::end);
        return config;
    }

    private static void end(MetricsDatastore metrics) {
        try {
            metrics.close();
        } catch (Exception asDeclared) {
            throw new IllegalStateException("The statistics of Slack's library cannot be ended", asDeclared);
        }
    }

    /** The methods for an account, at the address that is set. */
    MethodsClient methods(ConnectedAccount account, URI slack) {
        SlackHttpClient http = new SlackHttpClient(unconnected
                .newBuilder()
                .addInterceptor(new SlackTransport(account))
                .build());
        http.setConfig(config);
        MethodsClient methods = new MethodsClientImpl(http, NO_TOKEN);
        methods.setEndpointUrlPrefix(slack + "/api/");
        return methods;
    }
}
