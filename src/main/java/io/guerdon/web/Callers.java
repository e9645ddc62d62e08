package io.guerdon.web;

import io.guerdon.access.Binding;
import io.guerdon.access.Caller;
import io.guerdon.unit.MemberId;
import jakarta.servlet.ServletRequest;
import java.util.Map;

/** Who sent a request, and what that caller is limited to. */
final class Callers {
    private static final String ATTRIBUTE = Caller.class.getName();

    private Callers() {}

    static void remember(ServletRequest request, Caller caller) {
        request.setAttribute(ATTRIBUTE, caller);
    }

    static Caller of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Caller caller) {
            return caller;
        }
        throw new Rejection(Fault.UNAUTHENTICATED);
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
