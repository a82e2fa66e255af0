<#-- Where the citizen is logged in now. -->
<#import "template.ftl" as layout>
<#import "cabinet.ftl" as cabinet>
<#import "portals.ftl" as portals>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("cabinet.sessions.title")}
  <#elseif section == "form">
    <@cabinet.rooms active="sessions" />
    <@cabinet.done />
    <#if ended?has_content>
    <section aria-labelledby="ended">
      <h2 id="ended">${msg("cabinet.sessions.after")}</h2>
      <@portals.standing portals=ended progress=base + "/sessions" />
    </section>
    </#if>
    <p class="lead">${msg("cabinet.sessions.lead")}</p>
    <form action="${base}/sessions" method="post" class="form">
      <@cabinet.token />
      <ul class="entries">
        <#list sessions as session>
        <li class="entry"<#if session.here> data-here="true"</#if>>
          <h2 id="session-${session?counter}"><#if session.here>${msg("cabinet.session.here")}<#else>${session.device!msg("cabinet.session.unknown")}</#if></h2>
          <p class="facts">
            <#if session.here && session.device??><span class="fact">${session.device}</span></#if>
            <span class="fact">${msg("cabinet.session.since")} <@cabinet.when millis=session.since /></span>
            <span class="fact">${msg("cabinet.session.used")} <@cabinet.when millis=session.used /></span>
            <@cabinet.how method=session.method!"" level=session.level!"" />
          </p>
          <#if session.portals?has_content>
          <p id="portals-${session?counter}">${msg("cabinet.session.portals")}</p>
          <ul class="portals" aria-labelledby="portals-${session?counter}"><#list session.portals as portal><li data-portal>${portal.name} <span class="soft">(<@cabinet.when millis=portal.since />)</span></li></#list></ul>
          <#else><p class="soft">${msg("cabinet.session.nowhere")}</p></#if>
          <#if !session.here><div class="deeds"><button type="submit" class="button small" name="session" value="${session.handle}" aria-describedby="session-${session?counter}">${msg("cabinet.session.end")}</button></div></#if>
        </li>
        </#list>
      </ul>
      <#if sessions?size gt 1>
      <div class="actions"><button type="submit" class="button secondary" name="others" value="true">${msg("cabinet.session.others")}</button></div>
      <#else><p class="soft">${msg("cabinet.session.only")}</p></#if>
    </form>
  </#if>
</@layout.registrationLayout>
