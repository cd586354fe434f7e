package dev.costtracker.core.eventlog;

/** Is told how far a long piece of work on a log has come. */
public interface CopyProgress {

    /** For who does not want to know. */
    CopyProgress NONE = new CopyProgress() {

        @Override
        public void total(long events) {}

        @Override
        public void reached(long position) {}
    };

    /** So many events are to be gone through, or about so many. */
    void total(long events);

    /** All events below the position are done. */
    void reached(long position);
}
