package io.guerdon.web;

import io.guerdon.access.Caller;
import io.guerdon.ledger.Entry;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
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
        return entry -> {
            WhyView why = WhyView.of(entry, settings(entry), wording);
            return EntryMerchants.knowsTerms(caller, entry) ? why : why.withoutCaps(wording);
        };
    }

    /** For the member, whoever asks for it. */
    Function<Entry, WhyView> toMember(HttpServletRequest request) {
        WhyView.Wording wording = wording(request);
        return entry -> WhyView.of(entry, settings(entry), wording).withoutCaps(wording);
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
