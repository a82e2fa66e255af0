<#-- One look more at a log-in that was not hers, and what will happen. -->
<#import "template.ftl" as layout>
<#import "cabinet.ftl" as cabinet>
<@layout.registrationLayout displayMessage=false languages=false; section>
  <#if section == "header">
    ${msg("cabinet.notme.title")}
  <#elseif section == "form">
    <@cabinet.rooms />
    <div class="entry">
      <h2>${entry.portal!msg((entry.untold!false)?then("cabinet.portal.untold", "cabinet.portal.gone"))}</h2>
      <p class="facts"><span class="fact"><@cabinet.when millis=entry.at /></span><@cabinet.how method=entry.method!"" level=entry.level!"" /><#if entry.here><span class="fact here">${msg("cabinet.here")}</span></#if></p>
    </div>
    <p class="lead">${msg("cabinet.notme.lead")}</p>
    <ul>
      <li>${msg("cabinet.notme.1")}</li>
      <li><#if kinds?has_content>${msg("cabinet.notme.2", cabinet.kinds(kinds))}<#else>${msg("cabinet.notme.abroad")}</#if></li>
      <li>${msg("cabinet.notme.3")}</li>
    </ul>
    <form action="${base}/not-me/yes" method="post" class="form">
      <@cabinet.token />
      <input type="hidden" name="entry" value="${entry.handle}">
      <div class="actions"><button type="submit" class="button primary">${msg("cabinet.notme.yes")}</button></div>
    </form>
    <form action="${base}" method="get"><div class="actions"><button type="submit" class="button quiet">${msg("cabinet.notme.no")}</button></div></form>
  </#if>
</@layout.registrationLayout>
