package io.guerdon.settlement;

import io.guerdon.ledger.Refusal;
import io.guerdon.ledger.Refusal.Conflict;
import io.guerdon.ledger.Refusal.NotFound;
import java.math.BigInteger;

/** Why a period is not closed, or there is no statement of it. */
public sealed interface SettlementRefusal extends Refusal {
    /** The program has no such period, or it has not begun. */
    record SettlementNotFound(String period) implements SettlementRefusal, NotFound {}

    /** Periods are closed one after the other; {@code expected} is the next. */
    record SettlementOutOfOrder(String period, String expected) implements SettlementRefusal, Conflict {}

    /** It is not over, or only just. */
    record SettlementPeriodOpen(String period, String closesFrom) implements SettlementRefusal, Conflict {}

    /** Something recorded in the period is not in the partners' streams yet. */
    record EntriesOnTheirWay(String period, long retryAfterSeconds) implements SettlementRefusal, Conflict {}

    /** What partners and the house owe and are owed does not cancel out, so something is wrong; in millionths of a minor unit. */
    record PositionsDoNotBalance(String period, BigInteger sum) implements SettlementRefusal, Conflict {}
}
