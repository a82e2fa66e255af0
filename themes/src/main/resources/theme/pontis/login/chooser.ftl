<#-- One list of all ways to log in that can reach what the portal asked for. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "tiles.ftl" as tiles>
<#import "clock.ftl" as clock>
<#import "places.ftl" as places>
<#assign more = stepUp!false>
<@layout.registrationLayout field="methods"; section>
  <#if section == "header">
    ${msg(more?then("chooser.stepUp.title", "chooser.title"), parts.portalName())}
  <#elseif section == "form">
    <#if more><p class="lead">${msg("chooser.stepUp.lead")}</p></#if>
    <div class="asked level-${requested!"low"}">
      <p>${msg("requested." + (requested!"low"))}</p>
    </div>
    <form action="${url.loginAction}" method="post" class="form" novalidate>
      <h2 id="methods">${msg("chooser.choose")}</h2>
      <ul class="methods">
        <#list methods as m><@tiles.tile m=m /></#list>
      </ul>
      <p class="help-link"><@places.link to="help" text=msg("help.chooser") /></p>
      <p class="help-link"><@places.link to="recovery" text=msg("recovery.link") /></p>
      <#if places.registers()><p class="help-link"><@places.link to="registration" text=msg("chooser.register") /></p></#if>
      <div class="actions"><@parts.cancel text=msg("cancel.portal", parts.portalName()) /></div>
      <@clock.limit />
    </form>
  </#if>
</@layout.registrationLayout>
