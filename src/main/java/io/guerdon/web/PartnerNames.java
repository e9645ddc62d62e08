package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.publishing.PartnerFeed;
import io.guerdon.publishing.PartnerId;
import io.guerdon.unit.MerchantId;
import org.springframework.stereotype.Component;

/** Partners as paths name them. A partner's key sees its own; nobody is told which merchants there are in a program but theirs. */
@Component
class PartnerNames {
    /** What paths call the partner. */
    static final String VARIABLE = "partner";

    private final Desk desk;
    private final PartnerFeed feed;

    PartnerNames(Desk desk, PartnerFeed feed) {
        this.desk = desk;
        this.feed = feed;
    }

    /** A merchant of the caller's program, or one that has had an event there. */
    PartnerId partner(Caller caller, String name) {
        MerchantId merchant = new MerchantId(Fields.name(VARIABLE, name));
        Callers.checkMerchant(caller, name);
        return desk.guarded(() -> {
            PartnerId id = new PartnerId(caller.program(), merchant);
            if (desk.program(caller).merchant(merchant).isEmpty() && feed.last(id) == 0) {
                throw new Rejection(Fault.PARTNER_NOT_FOUND);
            }
            return id;
        });
    }
}
