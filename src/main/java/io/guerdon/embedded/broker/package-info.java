/**
 * Owns a Kafka broker that runs inside this process, for trying Guerdon out and for a single small shop: one KRaft node,
 * controller and broker combined, on loopback, with its records in one directory. It refuses to be a cluster, to be reached from
 * another machine, and to end the process it runs in; anybody who needs those configures an address of a real cluster. It
 * knows nothing of topics or events, and nothing of Spring.
 */
@NullMarked
@NamedInterface("broker")
package io.guerdon.embedded.broker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
