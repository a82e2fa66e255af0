package org.pontis.sandbox.e2e.cluster;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Portal;
import org.pontis.sandbox.run.Cluster;

/**
 * Guesses at one code, in one browser.
 *
 * @param right the code
 */
record Guesses(Browser browser, Page page, String right, Portal portal) {

    /** A citizen asks for a code. */
    static Guesses of(Citizen citizen, Portal portal) {
        Browser browser = new Browser();
        Page page = citizen.identifies(portal.login(browser).choose("sms-pin"));
        return new Guesses(browser, page, citizen.phone().code(), portal);
    }

    String wrong() {
        return (right.charAt(0) == '0' ? '1' : '0') + right.substring(1);
    }

    /** The same guess so many times at the same moment, in turn at each node. */
    List<HttpResponse<String>> atOnce(int times, String guess, Cluster cluster)
            throws InterruptedException, ExecutionException {
        List<String> nodes = List.of(cluster.first().url(), cluster.second().url());
        CyclicBarrier together = new CyclicBarrier(times);
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> sent = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                String to = page.action().replace(cluster.addresses().brokerUrl(), nodes.get(i % 2));
                sent.add(threads.submit(() -> {
                    together.await();
                    return browser.post(to, Map.of("code", guess));
                }));
            }
            for (Future<HttpResponse<String>> one : sent) {
                answers.add(one.get());
            }
        }
        return answers;
    }

    /** Whether this answer leads back to the portal with a login. */
    boolean isIn(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .filter(to -> to.startsWith(portal.url()) && to.contains("code="))
                .isPresent();
    }
}
