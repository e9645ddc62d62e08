package io.guerdon.credit;

import java.time.Instant;

/** What is still owed of something that was spent at an instant, in minor units. */
record OpenSpend(Instant at, long amount) {}
