package io.guerdon.web;

import io.guerdon.access.Act;
import io.guerdon.access.Caller;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.Trace;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Says why entries are what they are, in the language of whoever asks, by the settings they were decided under. */
final class Explaining {
    private final Programs programs;
    private final ProblemTexts texts;

    Explaining(Programs programs, ProblemTexts texts) {
        this.programs = programs;
        this.texts = texts;
    }

    /** For one who asks. */
    Function<Entry, WhyView> to(HttpServletRequest request) {
        WhyView.Wording wording = wording(request);
        Caller caller = Callers.of(request);
        return entry -> WhyView.of(entry, settings(entry), wording).without(untold(caller, entry), wording);
    }

    /** Budgets are the business of who runs the program, and what a merchant may issue that of the merchant too. */
    private static Set<String> untold(Caller caller, Entry entry) {
        Set<String> untold = new HashSet<>(WhyView.WITH_FIGURES);
        if (EntryMerchants.knowsTerms(caller, entry)) {
            untold.remove(Trace.Missed.MERCHANT_CAP);
        }
        if (caller.may(Act.READ_BUDGETS)) {
            untold.remove(Trace.Missed.BUDGET);
        }
        return untold;
    }

    /** For the member, whoever asks for it. */
    Function<Entry, WhyView> toMember(HttpServletRequest request) {
        WhyView.Wording wording = wording(request);
        return entry -> WhyView.of(entry, settings(entry), wording).without(WhyView.WITH_FIGURES, wording);
    }

    private WhyView.Wording wording(HttpServletRequest request) {
        return new WhyView.Wording(texts, ProblemTexts.language(request.getHeader("Accept-Language")));
    }

    private Optional<Program> settings(Entry entry) {
        int revision = entry.draft().why().trace().revision();
        return revision == 0
                ? Optional.empty()
                : programs.revision(entry.chain().program(), revision);
    }
}
