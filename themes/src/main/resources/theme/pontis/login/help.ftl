<#-- One method explained, or all of them to choose from. Whoever adds a method adds its help.<id>.* words. -->
<#import "template.ftl" as layout>
<#import "places.ftl" as places>
<#function nameOf m>
  <#local key = "method." + m.id + ".name">
  <#return (msg(key) == key)?then(m.displayName!m.id, msg(key))>
</#function>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    <#if method??>${msg("help.about", nameOf(method))}<#else>${msg("help.title")}</#if>
  <#elseif section == "form">
    <div class="reading">
    <#if method??>
      <#assign about = "help." + method.id topics = properties["help.topics." + method.id]!"">
      <#-- a method that is played another way here has words of its own for it -->
      <#if profile?? && msg(about + "-" + profile + ".what") != about + "-" + profile + ".what">
      <#assign topics = properties["help.topics." + method.id + "-" + profile]!topics about = about + "-" + profile>
      </#if>
      <#if msg(about + ".what") != about + ".what">
      <p class="lead">${msg(about + ".what")}</p>
      <h2>${msg("help.needs")}</h2>
      <@places.list prefix=about + ".need" />
      <h2>${msg("help.steps")}</h2>
      <@places.list prefix=about + ".step" tag="ol" />
      </#if>
      <#if topics?has_content>
      <h2>${msg("help.trouble")}</h2>
      <#list topics?split(" ") as topic>
      <h3>${msg("help.topic." + topic + ".q")}</h3>
      <p>${msg("help.topic." + topic + ".a")}</p>
      </#list>
      </#if>
    <#else>
      <p class="lead">${msg("help.lead")}</p>
      <ul>
        <#list methods as m>
        <li><a href="${places.of("help/" + m.id)}">${nameOf(m)}</a></li>
        </#list>
      </ul>
    </#if>
      <h2>${msg("help.fraud")}</h2>
      <ul>
        <li>${msg("help.fraud.1")}</li>
        <li>${msg("help.fraud.2", site)}</li>
        <li>${msg("help.fraud.3")}</li>
        <li>${msg("help.fraud.4")}</li>
      </ul>
      <h2>${msg("help.contact")}</h2>
      <p>${msg("help.contact.lead")} <@places.contact name="help" /></p>
      <#if method??><p><a href="${places.of("help")}">${msg("help.all")}</a></p></#if>
    </div>
    <@places.back />
  </#if>
</@layout.registrationLayout>
