<#-- This attempt is over. The message says why; here is what to do next. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "tiles.ftl" as tiles>
<#import "clock.ftl" as clock>
<@layout.registrationLayout; section>
  <#if section == "header">
    <#if (problem.code)! == "LEVEL_NOT_REACHED">${msg("failed.level.title")}<#else>${msg("failed.title")}</#if>
  <#elseif section == "form">
    <#if paused?? && (problem.code)! == "METHOD_PAUSED"><div class="method-paused"><@tiles.why paused=paused /></div></#if>
    <p class="lead">${msg("failed.lead", parts.portalName())}</p>
    <form action="${url.loginAction}" method="post" class="form" novalidate>
      <div class="actions">
        <button type="submit" class="button primary" name="again" value="true">${msg("failed.again")}</button>
        <@parts.cancel text=msg("cancel.portal", parts.portalName()) />
      </div>
      <@clock.limit />
    </form>
    <@parts.help />
    <p data-print="${msg("print.button")}"></p>
  </#if>
</@layout.registrationLayout>
