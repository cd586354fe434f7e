package dev.costtracker.api.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The {@link Fields} of a form that a page sent; the operation consumes {@code application/x-www-form-urlencoded}. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface FormBody {

    /** The most bytes it may have. */
    int most();
}
