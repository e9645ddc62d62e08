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

    /** Begins the name of every acceptor's book. */
    public static final String ACCEPTOR_PREFIX = "acceptor:";

    private static final String ISSUER_PREFIX = "issuer:";

    /** The liability of the merchant that funds a lot. */
    public static Book issuer(MerchantId merchant) {
        return new Book(ISSUER_PREFIX + merchant.value());
    }

    /** The money a merchant took for what it put on gift cards or was paid in, and owes. */
    public static Book seller(MerchantId merchant) {
        return new Book("seller:" + merchant.value());
    }

    /** What a merchant accepted for goods. */
    public static Book acceptor(MerchantId merchant) {
        return new Book(ACCEPTOR_PREFIX + merchant.value());
    }

    /** Whether it is a bucket of the owner's own wallets; what is there in all is what the owner has. */
    public boolean isOwn() {
        return OWN.contains(this);
    }

    /** Whose liability it is; empty where it is none. */
    public Optional<MerchantId> liableIssuer() {
        return name.startsWith(ISSUER_PREFIX)
                ? Optional.of(new MerchantId(name.substring(ISSUER_PREFIX.length())))
                : Optional.empty();
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
