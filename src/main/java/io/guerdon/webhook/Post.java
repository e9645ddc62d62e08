package io.guerdon.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends requests, each within a bound of time: no redirect is followed, no cookie kept, and of an answer only the status counts. A
 * little of its body is read, so that the connection can be used again; whoever answers more loses the connection.
 */
final class Post implements AutoCloseable {
    private static final int MOST_READ = 16 * 1_024;
    private static final int CONNECTIONS = 1_000;
    /** What is said of a body, or of what it makes happen. Others are of the address: moved, closed to us, too busy, behind a gateway. */
    private static final Set<Integer> ABOUT_THE_EVENT = Set.of(400, 409, 413, 415, 422, 500);

    private static final TimeValue LIFE = TimeValue.ofMinutes(1);
    private static final ContentType CLOUD_EVENT =
            ContentType.create("application/cloudevents+json", StandardCharsets.UTF_8);

    private final CloseableHttpClient client;
    private final Duration timeout;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

    Post(Reach reach, Duration timeout) {
        this.timeout = timeout;
        Timeout each = Timeout.of(timeout);
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(reach)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setMaxConnTotal(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(each)
                                .setSocketTimeout(each)
                                .setTimeToLive(LIFE)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(each)
                        .setResponseTimeout(each)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Guerdon")
                .build();
    }

    /** What became of a request. */
    sealed interface Outcome {
        /** It was acknowledged. */
        record Acknowledged() implements Outcome {}

        /** It was not, or nobody knows. */
        sealed interface Missed extends Outcome {
            String reason();
        }

        /** The address has an answer, and it is about the event: that it cannot be taken as it is. */
        record Refused(String reason) implements Missed {}

        /** The address is not there, not well, or lets nobody in. */
        record Failed(String reason) implements Missed {}
    }

    Outcome send(URI url, Notice notice, Signing signing, Instant at) {
        HttpPost request = new HttpPost(url);
        request.setHeader("webhook-id", notice.id());
        request.setHeader("webhook-timestamp", Long.toString(at.getEpochSecond()));
        request.setHeader("webhook-signature", signing.signatures(notice, at));
        request.setEntity(new StringEntity(notice.body(), CLOUD_EVENT));
        ScheduledFuture<?> deadline = deadlines.schedule(request::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
            int status = response.getCode();
            readALittle(response);
            return outcome(status);
        } catch (IOException | RuntimeException fault) {
            return new Outcome.Failed(reason(request, fault));
        } finally {
            deadline.cancel(false);
        }
    }

    private static Outcome outcome(int status) {
        if (status / 100 == 2) {
            return new Outcome.Acknowledged();
        }
        String reason = "status " + status;
        return ABOUT_THE_EVENT.contains(status) ? new Outcome.Refused(reason) : new Outcome.Failed(reason);
    }

    /** The status is known by then, and what goes wrong with the rest is nobody's concern. */
    private static void readALittle(ClassicHttpResponse response) {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return;
        }
        try {
            // Not closed: that would read on to the end. Closing the answer drops what is left, and the connection.
            InputStream body = entity.getContent();
            body.skip(MOST_READ);
        } catch (IOException unreadable) {
            response.setEntity(null);
        }
    }

    private static String reason(HttpPost request, Exception fault) {
        return switch (fault) {
            case Reach.NotAllowed _ -> "address not allowed";
            case UnknownHostException _ -> "host unknown";
            case ConnectTimeoutException _ -> "no answer in time";
            case ConnectException _ -> "connection refused";
            case SSLException _ -> "no trusted TLS";
            case java.net.SocketTimeoutException _ -> "no answer in time";
            default -> request.isCancelled() ? "no answer in time" : "connection broken";
        };
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
