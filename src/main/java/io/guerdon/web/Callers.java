package io.guerdon.web;

import io.guerdon.access.Binding;
import io.guerdon.access.Caller;
import io.guerdon.access.Keyholder;
import io.guerdon.access.Undecided;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.MerchantId;
import jakarta.servlet.ServletRequest;
import java.util.Map;

/** Who sent a request, and what that caller is limited to. */
final class Callers {
    private static final String ATTRIBUTE = Keyholder.class.getName();

    private Callers() {}

    static void remember(ServletRequest request, Keyholder holder) {
        request.setAttribute(ATTRIBUTE, holder);
    }

    /** Whoever sent it, for whomever. */
    static Keyholder holder(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Keyholder holder) {
            return holder;
        }
        throw new Rejection(Fault.UNAUTHENTICATED);
    }

    /** Whoever sent it, refused where it would have to say for which of its merchants. */
    static Caller of(ServletRequest request) {
        return switch (holder(request)) {
            case Caller caller -> caller;
            case Undecided undecided ->
                throw new Rejection(
                        Fault.MERCHANT_REQUIRED,
                        Map.of("merchants", undecided.merchants().names()));
        };
    }

    /** Whether there is such a merchant makes no difference to whoever may not act for it. */
    static Caller actingFor(Keyholder holder, MerchantId merchant) {
        return holder.actingFor(merchant)
                .orElseThrow(() -> new Rejection(Fault.ANOTHER_MERCHANT, Map.of("merchant", merchant.value())));
    }

    /** Refuses another merchant than the caller's own. */
    static void checkMerchant(Caller caller, String merchant) {
        if (!Binding.allows(caller.binding().merchant(), merchant)) {
            throw new Rejection(Fault.ANOTHER_MERCHANT, Map.of("merchant", merchant));
        }
    }

    /** Refuses another member than the caller's own. */
    static void checkMember(Caller caller, MemberId member) {
        if (!Binding.allows(caller.binding().member(), member.value())) {
            throw new Rejection(Fault.ANOTHER_MEMBER);
        }
    }
}
