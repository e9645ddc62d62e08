package io.guerdon.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.Element;
import org.springframework.http.server.PathContainer.PathSegment;

/**
 * The words that stand in every path of a pattern, with their places.
 *
 * @param size how many elements its paths have, separators included
 */
record PathWords(int size, List<Word> words) {
    record Word(int place, String text) {}

    /** Empty where paths of a pattern may be of different sizes. */
    static Optional<PathWords> of(String pattern) {
        if (pattern.contains("*")) {
            return Optional.empty();
        }
        List<Element> elements = PathContainer.parsePath(pattern).elements();
        List<Word> words = new ArrayList<>();
        for (int place = 0; place < elements.size(); place++) {
            String text = elements.get(place).value();
            if (text.matches("[/\\w.-]+")) {
                words.add(new Word(place, text));
            }
        }
        return Optional.of(new PathWords(elements.size(), List.copyOf(words)));
    }

    /** Whether they all stand in a path of the same size. */
    boolean in(List<Element> path) {
        for (int at = words.size() - 1; at >= 0; at--) {
            Word word = words.get(at);
            if (!word.text.equals(text(path.get(word.place)))) {
                return false;
            }
        }
        return true;
    }

    /** As patterns compare it: decoded, and without what follows a semicolon. */
    private static String text(Element element) {
        return element instanceof PathSegment segment ? segment.valueToMatch() : element.value();
    }
}
