<#-- Somebody came back from the login to a page of ours without being logged in: she broke it off, or it did not reach far enough. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("turned.title")}
  <#elseif section == "form">
    <p class="lead">${msg(tooLow?then("turned.level", "turned.lead"))}</p>
    <form action="${page}" method="get" class="form">
      <div class="actions">
        <button type="submit" class="button primary">${msg("turned.again")}</button>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
