package io.guerdon.access;

import io.guerdon.unit.MerchantId;

/**
 * What a credential is limited to; an empty part does not limit.
 *
 * @param merchant the only merchant it acts for
 * @param store the only store of that merchant
 * @param terminal the only terminal of that store
 * @param member the only member it may see and act for, as a member id
 */
public record Binding(String merchant, String store, String terminal, String member) implements Limits {
    /** Of a credential that is good for the whole program. */
    public static final Binding NONE = new Binding("", "", "", "");

    public Binding {
        if ((merchant.isEmpty() && !store.isEmpty()) || (store.isEmpty() && !terminal.isEmpty())) {
            throw new IllegalArgumentException("a terminal is one of a store, a store one of a merchant");
        }
    }

    /** Of a credential that is good for all of one merchant. */
    static Binding to(MerchantId merchant) {
        return new Binding(merchant.value(), "", "", "");
    }

    @Override
    public Scope scope() {
        if (merchant.isEmpty()) {
            return Scope.PROGRAM;
        }
        return store.isEmpty() ? Scope.MERCHANT : Scope.TILL;
    }

    /** Whether a part that was named is within a limit. */
    public static boolean allows(String limit, String named) {
        return limit.isEmpty() || limit.equals(named);
    }
}
