<#-- Whom shall we ask? -->
<#import "template.ftl" as layout>
<#import "clock.ftl" as clock>
<#import "registering.ftl" as registering>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("registration.source.title")}
  <#elseif section == "form">
    <p class="lead">${msg("registration.source.lead")}</p>
    <form action="${action}" method="post" class="form" novalidate>
      <@registering.proof />
      <ul class="methods">
        <#list sources as source>
        <li>
          <button type="submit" class="method" name="source" value="${source}">
            <span class="method-text">
              <#if source == "tax">
              <span class="method-name">${msg("registration.source.tax")}</span>
              <span class="method-needs">${msg("registration.source.tax.hint")}</span>
              <#else>
              <span class="method-name">${msg("registration.source.social")}</span>
              <span class="method-needs">${msg("registration.source.social.hint")}</span>
              </#if>
            </span>
          </button>
        </li>
        </#list>
      </ul>
      <div class="actions"><@registering.back /></div>
      <@clock.limit />
    </form>
  </#if>
</@layout.registrationLayout>
