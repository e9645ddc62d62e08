package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Outcome;
import io.guerdon.member.Directory;
import io.guerdon.member.MemberRef;
import io.guerdon.member.MemberRefusal.CardBlocked;
import io.guerdon.member.Members;
import io.guerdon.member.Resolution;
import io.guerdon.offline.Bearer;
import io.guerdon.offline.Charge;
import io.guerdon.offline.Presented;
import io.guerdon.offline.Terminal;
import io.guerdon.offline.Ticket;
import io.guerdon.offline.Tickets;
import io.guerdon.program.Program;
import io.guerdon.web.TicketAnswers.TicketTold;
import org.springframework.stereotype.Component;

/**
 * Whom a ticket concerns. The goods have left the shop: a card that is blocked by now still leads to its member, and the house
 * bears what was given for it; a token that ran out since does as well as it did, and one that had run out before charges nobody. A name that nobody bears charges nobody, and
 * may be handed in again once somebody does.
 */
@Component
class TicketDesk {
    private final Desk desk;
    private final Tickets tickets;
    private final Directory directory;

    TicketDesk(Desk desk, Tickets tickets, Members members) {
        this.desk = desk;
        this.tickets = tickets;
        this.directory = members.directory();
    }

    /** Settles one. */
    Answer<TicketTold> settle(Caller caller, Program program, Terminal terminal, Ticket ticket) {
        MemberRef name = MemberRef.parse(ticket.member());
        return desk.guarded(() -> {
            Presented presented = new Presented(ticket, directory.blinded(program.id(), name));
            Call call = presented.call(terminal.chain(), caller.actor(), program.revision());
            Outcome outcome = switch (directory.resolve(
                    program.id(), name, ticket.sale().at())) {
                case Resolution.Found found -> tickets.settle(presented, charge(found.chain(), Bearer.MEMBER), call);
                case Resolution.Barred barred
                when barred.refusal() instanceof CardBlocked ->
                    tickets.settle(presented, charge(barred.chain(), Bearer.HOUSE), call);
                case Resolution.Barred barred -> tickets.refuse(presented, barred.refusal(), call);
                case Resolution.Missed missed -> tickets.refuse(presented, missed.refusal(), call);
            };
            return desk.answer(outcome, program, TicketTold::of);
        });
    }

    private static Charge charge(ChainId chain, Bearer bearer) {
        return new Charge(chain.member(), bearer);
    }
}
