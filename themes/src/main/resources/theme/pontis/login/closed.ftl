<#-- Everything that reaches the level is closed for a while. There is nothing to choose, but a way back. -->
<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "tiles.ftl" as tiles>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("closed.title")}
  <#elseif section == "form">
    <p class="lead">${msg("closed.lead", parts.portalName())}</p>
    <form action="${url.loginAction}" method="post" class="form" novalidate>
      <ul class="methods">
        <#list methods as m><@tiles.tile m=m /></#list>
      </ul>
      <div class="actions">
        <button type="submit" class="button primary" name="cancel" value="true" formnovalidate>${msg("closed.back", parts.portalName())}</button>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
