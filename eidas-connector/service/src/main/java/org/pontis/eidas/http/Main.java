package org.pontis.eidas.http;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.config.Configuration;

/** {@code java … org.pontis.eidas.http.Main settings.properties}; every setting may stand in the environment, too. */
public final class Main {

    private static final System.Logger LOG = System.getLogger("org.pontis.eidas");
    private static final int USAGE = 64;
    private static final int CONFIGURATION = 78;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 1) {
            System.err.println("Name one file of settings; docs/eidas-configuration.md has them all.");
            System.exit(USAGE);
        }
        JsonLines.install();
        try {
            Service service = Service.start(Configuration.read(Path.of(arguments[0]), System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                service.close();
                // a signal would end us with a status as if we had failed
                Runtime.getRuntime().halt(0);
            }));
            LOG.log(System.Logger.Level.INFO, "ready at {0}", service.plain());
            new CountDownLatch(1).await();
        } catch (InvalidSetting e) {
            e.getMessage().lines().forEach(System.err::println);
            System.exit(CONFIGURATION);
        }
    }
}
