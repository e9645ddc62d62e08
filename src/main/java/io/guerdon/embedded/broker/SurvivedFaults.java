package io.guerdon.embedded.broker;

import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a fault of the broker where stand-alone Kafka would halt the process, in which here the shop's tills are served. */
final class SurvivedFaults implements FaultHandlerFactory {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);

    @Override
    public FaultHandler build(String part, boolean fatal, Runnable action) {
        var consequence = fatal ? "; it may refuse records until the process is restarted" : "";
        return (message, cause) -> {
            log.error("The in-process Kafka broker has a fault in its {}: {}{}", part, message, consequence, cause);
            action.run();
            return new FaultHandlerException(part + ": " + message, cause);
        };
    }
}
