package io.guerdon.embedded.broker;

import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes from Kafka the right to end the process, which it uses for instance when a disk fails. The calling thread of Kafka ends
 * instead, with one line in the log.
 */
final class ProcessExit {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);

    private ProcessExit() {}

    static void forbid() {
        Exit.setExitProcedure(ProcessExit::refuse);
        Exit.setHaltProcedure(ProcessExit::refuse);
    }

    private static void refuse(int status, String message) {
        var refusal =
                new IllegalStateException("Kafka wanted to end the process with status " + status + ": " + message);
        log.error("The in-process Kafka broker has stopped and needs a restart of the process", refusal);
        throw refusal;
    }
}
