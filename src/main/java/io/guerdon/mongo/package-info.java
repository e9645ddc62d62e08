/**
 * The ledger's stores in MongoDB: journal, claims and snapshots, through the plain driver. It owns the stored form of what the
 * ledger keeps and the translation of driver faults; it refuses to decide anything, and uses no transactions, sessions or
 * change streams, so that a replica set, a sharded cluster, a standalone server and the embedded store keep the same promises.
 */
@NullMarked
@ApplicationModule(displayName = "MongoDB")
package io.guerdon.mongo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
