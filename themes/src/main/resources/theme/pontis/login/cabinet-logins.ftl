<#-- What happened to the citizen's account, the latest first. -->
<#import "template.ftl" as layout>
<#import "cabinet.ftl" as cabinet>
<#function at filter before=""><#return base + "?show=" + filter + before?has_content?then("&before=" + before, "")></#function>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("cabinet.logins.title")}
  <#elseif section == "form">
    <@cabinet.rooms active="logins" />
    <@cabinet.done />
    <p class="lead">${msg("cabinet.logins.lead")}</p>
    <nav class="filters" aria-label="${msg("cabinet.filters")}">
      <ul><#list filters as filter><li><a href="${at(filter)}"<#if filter == show> aria-current="true"</#if>>${msg("cabinet.filter." + filter)}</a></li></#list></ul>
    </nav>
    <#if entries?has_content>
    <form action="${base}/not-me" method="post" class="form">
      <@cabinet.token />
      <ol class="entries">
        <#list entries as entry>
        <li class="entry" data-entry="${entry.kind}"<#if entry.what??> data-what="${entry.what}"</#if>>
          <h2 id="entry-${entry?counter}">
            <#if entry.kind == "act">${cabinet.word("cabinet.what", entry.what)}<#else>${entry.portal!msg((entry.untold!false)?then("cabinet.portal.untold", "cabinet.portal.gone"))}</#if>
          </h2>
          <p class="facts">
            <span class="fact"><@cabinet.when millis=entry.at /></span>
            <#if entry.kind == "refused"><span class="fact outcome">${msg("cabinet.refused")}<#if entry.reason??>: ${cabinet.word("cabinet.reason", entry.reason)}</#if></span></#if>
            <#if entry.kind == "act"><#if entry.request??><span class="fact" data-request>${msg("desk.act." + entry.request)}</span></#if><#if entry.reason??><span class="fact outcome" data-outcome="${entry.reason}">${cabinet.word("cabinet.outcome", entry.reason)}</span></#if><#if entry.credential??><span class="fact">${cabinet.word("cabinet.kind", entry.credential)}</span></#if><#if entry.by?? && entry.by != "citizen"><span class="fact outcome">${cabinet.word("cabinet.by", entry.by)}</span></#if></#if>
            <@cabinet.how method=entry.method!"" level=entry.level!"" />
            <#if entry.here><span class="fact here">${msg("cabinet.here")}</span></#if>
          </p>
          <div class="deeds">
            <#if entry.kind == "login"><button type="submit" class="button small" name="entry" value="${entry.handle}" aria-describedby="entry-${entry?counter}">${msg("cabinet.notme")}</button></#if>
            <#if receipts!false><button type="submit" class="button quiet small" name="entry" value="${entry.handle}" formaction="${base}/receipt" aria-describedby="entry-${entry?counter}" data-download>${msg("cabinet.receipt")}</button></#if>
          </div>
        </li>
        </#list>
      </ol>
    </form>
    <#else>
    <p class="empty">${msg("cabinet.logins.none")}</p>
    </#if>
    <#if !first || earlier??>
    <nav class="actions" aria-label="${msg("cabinet.pages")}">
      <#if !first><a class="button secondary" href="${at(show)}">${msg("cabinet.later")}</a></#if>
      <#if earlier??><a class="button secondary" rel="next" href="${at(show, earlier)}">${msg("cabinet.earlier")}</a></#if>
    </nav>
    </#if>
    <#if receipts!false>
    <section class="aside" aria-labelledby="receipt-title">
      <h2 id="receipt-title">${msg("cabinet.receipt.what")}</h2>
      <p>${msg("cabinet.receipt.text")}</p>
      <p>${msg("cabinet.receipt.check")} <code>./pontis verify</code></p>
    </section>
    </#if>
  </#if>
</@layout.registrationLayout>
