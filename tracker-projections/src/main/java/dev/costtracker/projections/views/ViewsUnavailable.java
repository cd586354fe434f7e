package dev.costtracker.projections.views;

/** The store of the views does not answer, or not yet. */
public sealed class ViewsUnavailable extends RuntimeException permits ViewBeingBuilt {

    private static final long serialVersionUID = 1L;

    public ViewsUnavailable(String message) {
        super(message);
    }

    public ViewsUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
