package dev.costtracker.core.eventlog;

import org.axonframework.messaging.eventstreaming.Tag;

/** Tags as text, {@code key=value}, which is how they are stored and looked up. */
final class TagText {

    private TagText() {}

    static String of(Tag tag) {
        if (tag.key().indexOf('=') >= 0) {
            throw new IllegalArgumentException("the key of a tag must not hold '=': " + tag.key());
        }
        return tag.key() + "=" + tag.value();
    }

    static Tag parse(String text) {
        int split = text.indexOf('=');
        return new Tag(text.substring(0, split), text.substring(split + 1));
    }

    /** The tag that every record bears for each kind of event in it, so that kinds can be looked up too. */
    static Tag ofType(String eventName) {
        return new Tag("type", eventName);
    }
}
