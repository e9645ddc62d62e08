package io.guerdon.web;

import io.guerdon.ledger.Entry;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
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
        Locale language = ProblemTexts.language(request.getHeader("Accept-Language"));
        WhyView.Wording wording = new WhyView.Wording(texts, language);
        return entry -> WhyView.of(entry, settings(entry), wording);
    }

    private Optional<Program> settings(Entry entry) {
        int revision = entry.draft().why().trace().revision();
        return revision == 0
                ? Optional.empty()
                : programs.revision(entry.chain().program(), revision);
    }
}
