package io.guerdon.offline;

import io.guerdon.unit.Money;
import io.guerdon.unit.OfflineTillId;
import io.guerdon.unit.Points;
import io.guerdon.unit.ProgramId;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** The till's side: a key pair, and tickets signed with it. Public for tests of other packages. */
public final class Device {
    private final KeyPair pair;
    private final ProgramId program;
    private final OfflineTillId till;

    /** A till with a new key. */
    public Device(ProgramId program, OfflineTillId till) {
        this.program = program;
        this.till = till;
        try {
            this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** What it tells the operator. */
    public TicketKey key() {
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return new TicketKey(Base64.getEncoder().encodeToString(raw));
    }

    /** A ticket whose points are worth a minor unit each. */
    public Ticket sign(AllowanceId allowance, int counter, String member, long points, Instant at) {
        Money value = new Money(points, "CNY");
        Ticket.Sale sale = new Ticket.Sale(new Points(points), value, "R-" + allowance.seq() + "-" + counter, at);
        return sign(new Ticket(new Ticket.Serial(allowance, key().id(), counter), member, sale, ""));
    }

    /** The same ticket with this till's signature. */
    public Ticket sign(Ticket ticket) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(ticket.signedText(program, till));
            String text = Base64.getEncoder().encodeToString(signature.sign());
            return new Ticket(ticket.serial(), ticket.member(), ticket.sale(), text);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
