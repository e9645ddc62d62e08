/**
 * A durable document store behind the MongoDB wire protocol. Owns the wire, the BSON bytes, the order-preserving index
 * keys, the choice of an index and the write path onto RocksDB; leaves matching, update operators and aggregation to
 * mongo-java-server. A document is stored and returned as the very bytes that came in. Refuses what it cannot keep
 * honestly: transactions, sessions, replication, and updates that would alter bytes they were not asked to.
 */
@NullMarked
@NamedInterface("store")
package io.guerdon.embedded.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
