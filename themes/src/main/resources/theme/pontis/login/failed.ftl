<#-- This attempt is over. The message says why; here is what to do next. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "tiles.ftl" as tiles>
<#import "clock.ftl" as clock>
<#import "places.ftl" as places>
<#assign code = (problem.code)!"" alone = only!false>
<#-- nothing to choose, and the same again would end the same way: the main button leads home -->
<#assign home = alone && ["LEVEL_NOT_REACHED", "SMS_LIMIT", "TOO_MANY_ATTEMPTS", "SMS_UNAVAILABLE", "SMS_BUDGET", "PHONE_NOT_SERVED", "METHOD_PAUSED"]?seq_contains(code)>
<@layout.registrationLayout; section>
  <#if section == "header">
    <#if code == "LEVEL_NOT_REACHED">${msg(alone?then("failed.level.only", "failed.level.title"))}<#else>${msg("failed.title")}</#if>
  <#elseif section == "form">
    <#if paused?? && code == "METHOD_PAUSED"><div class="method-paused"><@tiles.why paused=paused /></div></#if>
    <#if code == "LEVEL_NOT_REACHED"><p class="lead" id="where-to-go">${msg("failed.level.where")} <@places.contact name="registration" /></p><#if places.registers()><p><@places.link to="registration" text=msg("failed.level.register") /></p></#if></#if>
    <#if code == "MEANS_SUSPENDED"><p class="lead"><@places.link to="recovery" text=msg("recovery.suspendedLink") /></p></#if>
    <p class="lead">${msg(alone?then("failed.only.lead", "failed.lead"), parts.portalName())}</p>
    <form action="${url.loginAction}" method="post" class="form" novalidate>
      <div class="actions">
        <#if home><@back kind="primary" /></#if>
        <button type="submit" class="button ${home?then("quiet", "primary")}" name="again" value="true">${msg(alone?then("failed.only.again", "failed.again"))}</button>
        <#if !home><@back kind="quiet" /></#if>
      </div>
      <@clock.limit />
    </form>
    <@parts.help />
    <p data-print="${msg("print.button")}"></p>
  </#if>
</@layout.registrationLayout>

<#macro back kind><@parts.cancel text=msg(home?then("closed.back", "cancel.portal"), parts.portalName()) kind=kind /></#macro>
