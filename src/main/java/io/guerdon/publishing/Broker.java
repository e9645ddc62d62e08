package io.guerdon.publishing;

import java.util.List;

/** Where events go. */
public interface Broker {
    /**
     * Publishes events; those of one key in the given order.
     *
     * @throws BrokerUnavailable where at least one is not acknowledged; any of them may have been published
     */
    void publish(List<Event> events);
}
