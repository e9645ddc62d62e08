package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.publishing.Intake;
import io.guerdon.publishing.PartnerId;
import io.guerdon.reconciliation.Asked;
import io.guerdon.reconciliation.Period;
import io.guerdon.reconciliation.Reconciliation;
import io.guerdon.reconciliation.ReconciliationSettings;
import io.guerdon.reconciliation.Reconciliations;
import io.guerdon.reconciliation.Reconciliations.Begun;
import io.guerdon.settlement.SettlementRefusal.EntriesOnTheirWay;
import io.guerdon.web.ReconciliationViews.ReconciliationView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A partner's records, held against its stream. */
@Controller
class ReconciliationController {
    static final String PATH = "/v1/partners/{partner}/reconciliations";
    static final String CSV = "text/csv";
    static final String NDJSON = "application/x-ndjson";
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(10);
    private static final long RETRY_AFTER_SECONDS = 5;
    private static final Pattern UPLOAD = Pattern.compile("/v1/partners/[^/]+/reconciliations");

    private final Desk desk;
    private final PartnerNames names;
    private final Reconciliations reconciliations;
    private final ReconciliationSettings settings;
    private final ProgramTime time;
    private final Intake intake;

    ReconciliationController(
            Desk desk,
            PartnerNames names,
            Reconciliations reconciliations,
            ReconciliationSettings settings,
            ProgramTime time,
            Intake intake) {
        this.time = time;
        this.intake = intake;
        this.desk = desk;
        this.names = names;
        this.reconciliations = reconciliations;
        this.settings = settings;
    }

    /** Whether a body that is sent there is read while it comes. */
    static boolean isUpload(String path) {
        return UPLOAD.matcher(path).matches();
    }

    @PostMapping(PATH)
    @Operation(
            summary = "Hold a partner's own records of a period against its stream",
            description = "The records are the body, as CSV with a header line or as a JSON object a line; columns says"
                    + " which column, or field, is the receipt, the amount, the kind and the time:"
                    + " receipt:No,amount:Total,kind:Type,at:When. What has no column is not compared. Amounts are"
                    + " in minor units, or have as many decimals as said; times are RFC 3339, or of a pattern in"
                    + " the zone, the program's where none is said. kinds names the kinds of entries the records"
                    + " are about, each with the partner's word for it before a colon where it has one:"
                    + " SALE:earn,REFUND:return. Times that lie no further apart than the window are the same.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = CSV, schema = @Schema(type = "string")),
                                @Content(mediaType = NDJSON, schema = @Schema(type = "string"))
                            }))
    @Requires(Act.RECONCILE)
    Answer<ReconciliationView> begin(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String partner,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String window,
            @RequestParam(required = false) @Nullable String columns,
            @RequestParam(required = false) @Nullable String decimals,
            @RequestParam(required = false) @Nullable String times,
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(required = false) @Nullable String kinds,
            @RequestParam(required = false) @Nullable String delimiter,
            HttpServletRequest request)
            throws IOException {
        PartnerId id = names.partner(caller, partner);
        ReconciliationQuery query = new ReconciliationQuery(request, time.now(caller.program()));
        Asked asked = query.asked(
                id,
                key.of(caller),
                desk.guarded(() -> desk.program(caller)).place().zone());
        if (!desk.guarded(() -> intake.isComplete(caller.program(), recordedBy(asked.period(), caller)))) {
            return Answer.refused(new EntriesOnTheirWay(
                    asked.period().from() + "/" + asked.period().to(), RETRY_AFTER_SECONDS));
        }
        var body = new BoundedRequest(request, settings.mostBytes().toBytes());
        return switch (reconciliations.begin(asked, body.getInputStream())) {
            case Begun.Accepted accepted -> told(accepted.reconciliation(), Answer.Told.FIRST);
            case Begun.Repeated repeated -> told(repeated.reconciliation(), Answer.Told.AGAIN);
            case Begun.Refused refused -> Answer.refused(refused.refusal());
        };
    }

    /** Until when the stream must have everything: what was recorded a moment ago may be on its way. */
    private Instant recordedBy(Period period, Caller caller) {
        Instant end = period.to().plus(period.window());
        Instant settled = time.now(caller.program()).minus(ON_ITS_WAY);
        return end.isBefore(settled) ? end : settled;
    }

    private static Answer<ReconciliationView> told(Reconciliation reconciliation, Answer.Told told) {
        return new Answer.Given<>(202, ReconciliationView.of(reconciliation), told);
    }

    @GetMapping(PATH)
    @Operation(summary = "A partner's reconciliations, the latest first", description = "As many as are kept.")
    @Requires(Act.READ_RECONCILIATIONS)
    Answer<Page<ReconciliationView>> list(Caller caller, @PathVariable String partner) {
        PartnerId id = names.partner(caller, partner);
        return Answer.ok(new Page<>(
                reconciliations.of(id).stream().map(ReconciliationView::of).toList(), null));
    }
}
