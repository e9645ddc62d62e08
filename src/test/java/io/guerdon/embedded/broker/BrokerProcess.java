package io.guerdon.embedded.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A process of its own with a broker in it that writes numbered records for ever and prints each number once acknowledged. */
final class BrokerProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private BrokerProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static BrokerProcess start(Path directory, int round) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                directory.toString(),
                Integer.toString(round));
        return new BrokerProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** The numbers acknowledged up to the moment the process died by {@code kill -9}, which is sent after {@code enough}. */
    List<String> killAfter(int enough) throws Exception {
        var acknowledged = new ArrayList<String>();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("acknowledged ")) {
                acknowledged.add(line.substring("acknowledged ".length()));
            } else {
                System.out.println(line);
            }
            if (acknowledged.size() == enough) {
                process.toHandle().destroyForcibly();
            }
        }
        process.waitFor();
        return acknowledged;
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }

    public static void main(String[] arguments) throws Exception {
        var broker = EmbeddedBroker.start(Path.of(arguments[0]));
        var records = new Records(broker.bootstrapServers());
        if (!records.topics().contains(Records.TOPIC)) {
            records.createTopic();
        }
        var producer = records.producer();
        for (var n = 0; ; n++) {
            var number = arguments[1] + "-" + n;
            var _ = producer.send(new ProducerRecord<>(Records.TOPIC, number), (metadata, failure) -> {
                if (failure == null) {
                    System.out.println("acknowledged " + number);
                }
            });
        }
    }
}
