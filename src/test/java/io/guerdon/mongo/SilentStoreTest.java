package io.guerdon.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.guerdon.embedded.store.EmbeddedStore;
import io.guerdon.ledger.StoreUnavailable;
import io.guerdon.publishing.Mark;
import io.guerdon.publishing.Registration;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that takes what it is sent and says nothing. */
class SilentStoreTest {
    private volatile boolean silent;

    @Test
    void whoKeepsALeaseIsToldWhileThereIsTimeToTryAgain(@TempDir Path directory) throws IOException {
        try (EmbeddedStore store = EmbeddedStore.open(directory);
                ServerSocket entrance = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
                MongoClient client = client(entrance.getLocalPort())) {
            int port = new ConnectionString(store.connectionString())
                    .getHosts().stream()
                            .mapToInt(host -> Integer.parseInt(host.substring(host.indexOf(':') + 1)))
                            .findFirst()
                            .orElseThrow();
            Thread.ofVirtual().start(() -> accept(entrance, port));
            MongoWriters writers = MongoWriters.open(client.getDatabase("guerdon"));
            Registration live = Registration.live("a", Instant.EPOCH);
            writers.register(live);

            silent = true;
            long began = System.nanoTime();
            assertThatExceptionOfType(StoreUnavailable.class)
                    .isThrownBy(() -> writers.replace(live.renewed(Instant.EPOCH, Mark.NONE, 0)));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
        }
    }

    private static MongoClient client(int port) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://127.0.0.1:" + port))
                .retryWrites(false)
                .applyToSocketSettings(socket -> socket.readTimeout(10, TimeUnit.SECONDS))
                .build());
    }

    private void accept(ServerSocket entrance, int port) {
        try {
            while (true) {
                Socket client = entrance.accept();
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), port);
                Thread.ofVirtual().start(() -> pass(client, upstream));
                Thread.ofVirtual().start(() -> pass(upstream, client));
            }
        } catch (IOException closed) {
            // Nobody comes any more.
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] some = new byte[8_192];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                if (!silent) {
                    out.write(some, 0, read);
                }
            }
        } catch (IOException gone) {
            // One of the two has.
        }
    }
}
