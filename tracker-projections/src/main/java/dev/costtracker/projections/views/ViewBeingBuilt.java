package dev.costtracker.projections.views;

/** A view is folded from the log for the first time, or anew with another layout, and does not answer yet. */
public final class ViewBeingBuilt extends ViewsUnavailable {

    private static final long serialVersionUID = 1L;

    private final long position;
    private final long head;

    /**
     * A view that does not answer yet.
     *
     * @param position everything below it is in
     * @param head the log's head
     */
    public ViewBeingBuilt(String view, long position, long head) {
        super("the view %s is being built: %d of %d events are in".formatted(view, position, head));
        this.position = position;
        this.head = head;
    }

    /** Everything below it is in. */
    public long position() {
        return position;
    }

    /** The log's head. */
    public long head() {
        return head;
    }
}
