package io.guerdon.ledger;

import io.guerdon.unit.MerchantId;
import java.util.Optional;
import java.util.Set;

/**
 * One side of a posting: a bucket of the member's own wallets, or a counterparty.
 *
 * @param name for example {@code available}, {@code held}, {@code issuer:cafe}, {@code breakage}
 */
public record Book(String name) {
    public static final Book AVAILABLE = new Book("available");
    public static final Book PENDING = new Book("pending");
    public static final Book HELD = new Book("held");
    /** What the member owes, as a negative balance. */
    public static final Book OWED = new Book("owed");

    private static final Set<Book> OWN = Set.of(AVAILABLE, PENDING, HELD, OWED);

    public static final Book BREAKAGE = new Book("breakage");
    public static final Book WRITTEN_OFF = new Book("written-off");
    public static final Book TRANSIT = new Book("transit");
    public static final Book OPERATOR = new Book("operator");

    private static final String ACCEPTOR_PREFIX = "acceptor:";

    private static final String ISSUER_PREFIX = "issuer:";
    private static final String SELLER_PREFIX = "seller:";
    private static final String FEES_PREFIX = "fees:";
    private static final String CREDIT_PREFIX = "credit:";
    private static final String CLEARING_PREFIX = "clearing:";
    private static final String CLEARING_FEE_PREFIX = "clearing-fee:";
    private static final String PREPAID_PREFIX = "prepaid:";

    /** The liability of the merchant that funds a lot. */
    public static Book issuer(MerchantId merchant) {
        return new Book(ISSUER_PREFIX + merchant.value());
    }

    /** The money a merchant took for what it put on gift cards or was paid in, and owes. */
    public static Book seller(MerchantId merchant) {
        return new Book(SELLER_PREFIX + merchant.value());
    }

    /** What a merchant accepted for goods. */
    public static Book acceptor(MerchantId merchant) {
        return new Book(ACCEPTOR_PREFIX + merchant.value());
    }

    /** What a merchant was paid in fees. */
    public static Book fees(MerchantId merchant) {
        return new Book(FEES_PREFIX + merchant.value());
    }

    /** What a merchant lends members, as a negative balance: their limits. */
    public static Book credit(MerchantId lender) {
        return new Book(CREDIT_PREFIX + lender.value());
    }

    /** What a partner is owed by the others, as a negative balance where it owes them. */
    public static Book clearing(MerchantId partner) {
        return new Book(CLEARING_PREFIX + partner.value());
    }

    /** What the program has kept as its fee of what a merchant accepted. */
    public static Book clearingFee(MerchantId merchant) {
        return new Book(CLEARING_FEE_PREFIX + merchant.value());
    }

    /** What a partner has paid in advance for what it will owe; the program's is what it was paid, as a negative balance. */
    public static Book prepaid(MerchantId partner) {
        return new Book(PREPAID_PREFIX + partner.value());
    }

    /** Whose money in advance it is; empty where it is none. */
    public Optional<MerchantId> prepaidOf() {
        return after(PREPAID_PREFIX);
    }

    /** Whose accepted it is; empty where it is none. */
    public Optional<MerchantId> acceptorOf() {
        return after(ACCEPTOR_PREFIX);
    }

    /** Who has what goes there, and is to be paid for it where another funded it; empty where nobody has. */
    public Optional<MerchantId> taker() {
        return acceptorOf().or(this::feesOf).or(this::liableIssuer);
    }

    /** Whose fees it is; empty where it is none. */
    public Optional<MerchantId> feesOf() {
        return after(FEES_PREFIX);
    }

    /** Whose book of money taken and owed it is; empty where it is none. */
    public Optional<MerchantId> sellerOf() {
        return after(SELLER_PREFIX);
    }

    private Optional<MerchantId> after(String prefix) {
        return name.startsWith(prefix)
                ? Optional.of(new MerchantId(name.substring(prefix.length())))
                : Optional.empty();
    }

    /** What sort of book it is, whosever: its name without the merchant's. */
    String kind() {
        int end = name.indexOf(':');
        return end < 0 ? name : name.substring(0, end);
    }

    /** Whether it is a bucket of the owner's own wallets; what is there in all is what the owner has. */
    public boolean isOwn() {
        return OWN.contains(this);
    }

    /** Whose liability it is; empty where it is none. */
    public Optional<MerchantId> liableIssuer() {
        return after(ISSUER_PREFIX);
    }

    /** Whether it is what some merchant accepted. */
    public boolean isAcceptor() {
        return name.startsWith(ACCEPTOR_PREFIX);
    }

    @Override
    public String toString() {
        return name;
    }
}
