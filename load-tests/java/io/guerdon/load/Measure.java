package io.guerdon.load;

/** What is measured, in the order of the table. */
enum Measure {
    BARE("H: bare endpoint", "/s"),
    RAW("B: raw inserts in batches of 1,000", "/s"),
    ENROL("enrolments through the batch API", "/s"),
    EARN("earn", "/s"),
    BALANCE("balance read", "/s"),
    BATCH("purchases through the batch API", "/s"),
    OPEN_P50("earn at half the peak, open load, p50", "ms"),
    OPEN_P99("earn at half the peak, open load, p99", "ms"),
    OPEN_BARE_P99("bare endpoint at the same rate, open load, p99", "ms"),
    HOT("earn for one member", "/s"),
    HOT_REFUSED("of these, not answered with success", ""),
    FLOOD("earn, half as many again at once as are let in", "/s"),
    FLOOD_REFUSED("of these, refused", "/s"),
    QUOTE("quote", "/s"),
    STORED_EARN("earn, beside stored value", "/s"),
    TOP_UP("top-up of stored value, with a bonus", "/s"),
    PAYMENT("payment with stored value", "/s"),
    DUE("100,000 instalments due at once, until all are written", "s"),
    TILLS_BEFORE("earn, 500 a second, p99", "ms"),
    TILLS_DURING("the same while they fall due", "ms"),
    LAPSES("100,000 holds that lapse at once, until all are written", "s"),
    TILLS_BEFORE_LAPSES("earn, 500 a second, p99", "ms"),
    TILLS_DURING_LAPSES("the same while holds lapse", "ms"),
    NO_RULES("earn, without rules", "/s"),
    FIFTY_RULES("earn, 50 rules", "/s"),
    FIVE_HUNDRED_RULES("earn, 500 rules", "/s"),
    BACKTEST("entries of a backtest, 50 rules", "/s"),
    BACKTEST_CORE("the same, for each second of the service's processor time", "/s"),
    UNFOLLOWED("earn at 100 merchants, followed by nobody", "/s"),
    FOLLOWED("the same, each merchant's stream followed live", "/s"),
    FEED_ANSWERS("answers to those who follow", "/s"),
    BEHIND("after the last purchase, until those who follow have it", "s"),
    LAG_LOAD("earn at 100 merchants, half of what can be had", "/s"),
    LAG_P50("from recorded to read from Kafka, p50", "ms"),
    LAG_P99("from recorded to read from Kafka, p99", "ms"),
    PULL("events of one stream, pulled from its beginning", "/s"),
    FEW("earn, 10,000 members", "/s"),
    MANY("earn, 1,000,000 members, 5,000,000 entries", "/s"),
    START("start to ready, empty", "s"),
    RESTART("start to ready, with the entries of this run", "s");

    private final String title;
    private final String unit;

    Measure(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    String title() {
        return title;
    }

    String unit() {
        return unit;
    }
}
